"""The lexicon of stems that the aligner knows before it has read anything.

Made by `tests/tools/make_lexicon.py` from everyday words and the project's own
guides, essays and messages; not edited by hand.
"""

SEED = """
абзац=paragr,passag авар=accide аварий=tri,died август=august автобу=bus автодо=comple автомо=car автор=author
авторс=author адрес=addres азбук=alphab ази=asia азиатс=asia,asian академ=academ,scienc акт=act акцент=accent
алекса=alexan алфав=alphab алфави=alphab америк=americ амстер=amster амур=amur амурск=amur англий=englis анн=anna
аннота=annot апостр=apostr апрел=april аргуме=argume арм=arm архив=archiv атрибу=attrib атэс=apec афгани=afghan
бабушк=grandm баз=databa байка=baikal,lak байт=byt бам=bam банк=bank басн=fabl ббк=bbk бед=troubl бедн=poor бежа=run
без=withou безопа=saf,securi бел=whit бер=inheri берег=bank,coast,shor беспла=fre беспок=worr библио=librar бил=ticket
биогра=biogra благод=thank ближ=les ближай=neares близк=clos,near блог=blog блок=block блюд=dish бог=god богат=rich
бол=ach,pain боле=ach больн=hurt,ill,sick больни=hospit больш=big,larg,mor,than больши=most борьб=fight ботино=sho
боя=afraid бра=tak,ignor брат=brothe браузе=browse бревн=log бригад=gang британ=britis броси=throw брошюр=bookle
буд=will буди=wak будт=wer будущ=futur,onlin букв=letter буквал=litera булочн=baker бумаг=paper бур=brown,storm
бутылк=bottl был=was,wer быстр=fast,quick,faster быт=may вагон=cros важн=import,matter,preced вантов=cabl вариан=versio
ваш=your вашим=alt вашинг=washin вве=brough введен=introd ввод=input вдесят=ten веб=web вед=lead вежлив=polit
везд=everyw век=centur вел=xml велик=great,larg веревк=rop верен=good,mend вери=believ верн=tru,right верну=return,back
вернул=cam вероят=probab верс=versio верси=versio верста=render верстк=typese верх=top верхн=upper,top верьт=believ
вес=driv,lead,weight,whol веси=weigh весн=spr ветв=branch,south ветер=wind ветк=branch вечер=even вещ=thing
вещест=matter взгляд=look,cross,school взобра=climb взя=borrow,tak,use взяли=busine взят=reus вид=kind,preten,sort,view
виде=see видим=probab видн=show виз=return,roh визит=visit вин=blam,fault,win вини=blam винов=blam винова=caus
винт=screw витт=witt вклад=nest,occasi,going вкладк=tab вклады=signat вкус=tast владел=owner владив=vladiv
владим=vladim влас=power влия=affect вложен=nest,attach вмест=togeth,instea,plac вне=outsid внедре=embedd внедри=emb
внезап=sudden внес=enter внесен=plant внешн=foreig,outer вниз=foot внимат=carefu вносят=insert внутр=insid внутре=inner
вовс=probab,hrefla вод=water военн=nearer возвра=return,exit воздух=air вози=manag возл=help возмож=possib,may
возник=appear,chosen,idea возрас=age вой=enter,sign войн=war войск=arm,troop вокза=statio вокруг=around волн=wav
волос=hair вопрос=questi,commen,ask вор=thief ворот=gat восем=eight восемн=eighte воскли=exclam воскре=sunda
воспом=memor восста=repair восток=east восточ=easter восьм=eight воше=whoeve вписа=alias впиш=enter,alias враг=enem
врач=doctor враща=turn вред=harm врезк=alert,tip врем=season,tim времен=tim,meanwh вровен=level врод=hold вручн=hand
все=all,everyt,ever всег=whol всегд=alway всем=everyt всех=all вспомн=rememb вста=stop встави=insert вставк=hook
вставл=insert встрет=meet,met встреч=meet встрое=inlin вступл=introd вся=unit втор=second вторни=tuesda вход=part
входи=enter вчер=yester выбер=choos выбира=choos выбор=choos,choic выборк=draw выбра=choos выбран=chosen выброс=cam
вывод=output выгляд=look выда=paid выделе=emphas выдерж=whiche выз=call вызва=caus выигра=win выигры=worth вый=leav
выйд=will,hid выключ=switch выл=ble вылет=ble вымышл=invent выполн=run выпуск=publis,releas выпуст=publis вырази=markdo
вырас=grow высок=high,tall высот=height выходн=intent,imprin вычерк=struck вычита=review вычитк=review вычитч=review
вычиты=review выш=abov выше=over,eugen гаван=harbou,gavan,sovets,taishe газ=gas газет=newspa,arriv,visit газов=gas
галере=galler галсту=tie гарнет=garnet гарнит=typefa где=wher генера=genera глав=chapte главн=main,hom,lead главны=fell
гладк=smooth глаз=eye глосса=glossa глубок=deep гнезд=nest говор=say говори=say,speak,talk,whatev год=season,year
годит=used гол=angl голов=head голодн=hungr голос=voic,vot голосо=vot,availa голуб=blu гонк=rac гор=mounta горазд=much
горбач=gorbac горд=proud горе=burn город=cit,town горшок=pot горяч=hot гос=guest гостин=hotel госуда=stat гот=due
готов=read,finish готови=cook,foreig,com градие=gradie,mix гражда=civil,citize границ=border гречес=greek гром=thunde
громк=loud груб=rough,rud грубос=rud груз=load,cargo групп=group,audien,batch группи=group грустн=sad грязн=dirt
гуля=walk дава=giv давнос=age дад=valid даж=even далек=far дальн=far дальне=easter дальш=next дам=lad данн=coloph
данным=accoun дат=giv,dat дают=cas два=two двадца=twent дважд=twic две=two двенад=twelv двер=door двига=mov
двигат=engin движен=traffi двоето=colon двойн=doubl двор=yard двоюро=cousin двух=two двухко=column двуязы=biling
девиз=taglin девочк=girl девушк=girl девя=nin девятн=ninete дед=grandf дедушк=grandf действ=act,action,effect
декабр=decemb декр=decre дел=busine,matter дела=mak,preten,doe делают=mad деленн=divid дели=divid,shar,halv делит=divid
делят=divid демонс=sampl ден=day денег=mone,idea деньг=mone дерев=tre,wood деревн=villag держа=hold,keep держит=liv
деся=ten десят=tenth десяти=decad десять=ten дет=child детств=child дефис=hyphen дешев=cheap диапаз=rang дивиз=divisi
дик=wild дипл=dipl диплом=diplom директ=direct диск=disk длин=length длинн=long,than,longer для=for дне=day дно=bottom
дня=day добави=add добавл=add добр=good,kind,welcom добра=trust доверя=trust доволь=enough догада=gues
догово=agre,contra,spot дожд=rain дожда=let доказа=proof,prov доклад=report доктор=doctor докуме=docume дол=shar
долг=debt,dut,long должен=must,should должн=must,should долин=valle доллар=billio,dollar дольш=longer,just дом=hom,hous
домен=robot дописа=anchor дополн=comple допуст=allow дорог=dear,expens,road,railwa доск=board достат=enough
достиг=target достое=dostoe доступ=reach доч=daught дош=accoun,almost дра=fight друг=differ,friend,anothe,other
других=other дума=think дурн=bad дут=blow духовк=oven дым=smok дыр=hol дыша=breath дэн=deng дюйм=inch дяд=uncl
еврейс=hebrew европ=europ европе=europe его=its еда=food,meal един=group единиц=unit елочк=chevro ему=want есл=you,one
ест=eat,has,ther еха=driv еще=yet,mor жалова=compla жар=fever,heat жарк=hot жда=expect,wait,com ждет=wait желан=wish
желез=iron железн=railwa желт=yellow жен=wif жени=marr женск=femal женщин=woman жестк=hard жив=aliv живот=stomac
животн=animal жизн=lif жил=subjec жир=fat жит=lif,liv жуковс=zhukov журна=log,journa,issu забор=fenc забот=car
забы=forget завис=depend зависе=depend зависи=depend,task,digest завод=plant,factor завтр=tomorr завтра=breakf
заглав=titl заголо=titl,head,headin загруж=load загруз=load зада=set задан=job заданн=given задач=proble задерж=held
задума=intend заем=loan заемщи=borrow заказ=order заклад=bookma закон=law законч=finish закр=clos закры=clos,shut
закрыв=clos закрыт=clos замени=replac,overwr заменя=replac замер=measur замерз=freez замети=notic заметк=not
замеча=proble,findin замок=lock зан=bus занесе=ledger занима=tak,took занов=again заня=borrow зап=smell запад=west
западн=wester запере=lock запи=not,record,entr запис=entr записа=writ,writte заполн=fill запомн=intend запрос=reques
запуск=run,start запуст=run,start запят=comma запяты=sixtee зараба=earn зат=then заход=extend защит=protec
заявле=confor зва=call звезд=star звер=animal звони=call,ring звонок=bell звук=sound зде=her здоров=health зелен=green
зем=barrow,earth земл=earth,ground,land,soil зенитн=aircra,anti зерка=mirror зим=winter зло=angr зна=know
знак=mark,sign,charac знамен=famou знач=mean значен=valu значи=mean значок=icon зов=plat золот=gold зон=zon зуб=tooth
игл=needl игр=gam игра=pla иде=idea иденти=identi идет=goe,follow идт=walk идут=com ижиц=izhits избега=avoid
избежа=avoid избран=select,politi извест=famou,known извиня=apolog изда=publis издан=public издате=hous издерж=cost,pay
измен=statu измене=chang измени=chang изменя=sta,fail измере=measur измери=measur,yourse измеря=measur изучен=stud
изучи=examin иллюст=pictur име=csl имеет=meant имен=nam имеющи=yes импера=empero импорт=import имя=nam
инач=differ,otherw индекс=index инициа=initia иностр=foreig инстру=instru,tool интерв=interv,adjust интерф=interf
информ=age иска=search,look исключ=except искусс=art,iskuss,shitsg исполн=worker исполь=use,used исправ=correc
испроб=tri испуга=afraid испыта=test истека=expir истекш=expir истин=tru истор=histor,stor истори=histor
источн=cit,item,biblio исходн=sourc исчез=gon,disapp исчезн=disapp исчерп=limit итог=result ищут=look июл=jul июн=jun
кавыче=quot кавычк=mark,quot кажд=each,ever каза=appear как=how,which,are каких=alway календ=calend калитк=gat
камбод=cambod,vietna камен=rock,ston кампус=campu кана=pip канал=pip капл=drop каранд=pencil кардин=cardin
карман=pocket карт=card,map,sitema картин=pictur карточ=card касает=affect касают=detail катало=catalo катер=boat
квадр=squar кем=whom кеш=cach киломе=kilome ким=kim,sung кирилл=cyrill кис=brush кит=china кита=china китайс=chines
клавиа=keyboa клавиш=key клапан=flap клас=put класс=clas класси=classi класте=cluste ключ=key книг=book книгоп=west
кнопк=button ког=ash,nina когд=when код=cod кодиро=encod,utf кож=skin коле=gaug колен=kne,bind колес=wheel
коллек=collec колоко=bell колонк=column колонт=runn кольц=ring ком=who,whom команд=team,comman комисс=commis
комм=commit,git коммен=commen коммит=commit комнат=room компан=compan компью=comput,machin комсом=komsom кон=hors
конец=end консул=consul,depart контей=contai контор=offic контра=contra контро=hash конфиг=config,nginx,cadd
конфли=confli,marker конц=end кончае=end кончаю=turn кончи=end,finish коп=cop копа=dig корабл=ship коре=korea,south
корейс=korean корен=root корешк=spin корешо=spin коридо=ladder,river,widest коричн=brown корми=feed корн=top,txt
коробк=box коров=cow корол=king короле=queen коротк=short,shorte короч=shorte коррек=proof,proofr коррес=specia
кос=bon,backsl косну=touch кот=cat котор=was,for,which которы=hav коф=coffe кошк=cat кра=edg краси=paint красив=beauti
краск=colour,paint,ink красн=red красок=overpr кратк=short кред=credit крест=cros крича=cry,shout кров=blood крова=bed
кром=but круг=circl,round кругл=round крупн=big,larg,larger крути=twist кры=wing крылов=krylov крыш=roof крышк=cover
кси=ksi,exclud кто=who куленб=kuhlen купи=buy куплен=bought купц=mercha кури=smok курс=roh кусок=piec кухн=kitche
лавк=shop лагер=camp ламп=lamp лапк=fir,paw латини=latin,wav латинс=latin лга=lie леб=loeb лебед=swan лев=left,lion
легк=eas,light лед=ice,crack ледоко=icebre леж=contai лежа=lie лез=climb лекарс=medici лент=feed лес=forest,wood,scaffo
лестни=ladder,stair лет=summer,year лете=fly летн=summer либ=either лигату=ligatu лидер=leader лин=lin линейк=rul
лист=leaf,sheet лит=pour литера=litera лихора=fever лиц=fac,person лицев=recto лиценз=licens,licenc лишн=extra
лишних=total лови=catch логоти=logo лодк=boat лож=fals ложк=spoon ложн=fals,alarm ложных=alarm,fals лома=break
ломоно=lomono лондон=heinem,london,willia лошад=hors лун=moon лучш=best,better люб=any,either люби=lik,lov любов=lov
люд=peopl магази=shop магист=mainli мак=layout макет=layout макрос=macro мал=littl малень=littl,small мальчи=boy
манифе=manife маньчж=manchu марк=stamp маркер=bullet март=march мас=oil масс=weight мастер=master масшта=scal
мат=mother матер=mother матрос=sailor машин=car,machin машинн=machin маяк=lighth мгнове=moment мегаба=megaby
медвед=bear медлен=slow межд=betwee мелк=small,minor мельч=smalle мен=menu меньш=fewer,les меня=chang меняет=stay
меняло=verso меняют=affect,genera мер=measur мертв=dead мест=plac,seat месяц=month метал=metal метр=metr меч=sword
мечт=dream мешок=bag миг=moment мил=dear миллиа=billio миллим=millim миллио=millio мин=minut,min минист=minist
минут=minut мир=peac,world,shap,meet михаи=mikhai младен=bab млн=millio млрд=billio,dollar мнен=opinio мног=man,much
многих=man многот=ellips множес=plural мог=may,could модул=modul мож=may,can можн=can,may мокр=wet молод=young
молоде=young молок=milk молото=hammer молча=silenc молчан=silenc момент=moment монгол=mongol монет=coin мор=sea
моряк=sailor москв=moscow мост=bridg мотор=engin моч=abl мудр=wis муж=husban мужест=courag мужчин=man муз=museum
музык=music мук=flour мусин=musin мусор=garbag,collec,gain мух=fly мыл=soap мысл=idea,though мыт=wash мыш=mous
мягк=soft мяс=meat набер=downlo набира=typ,set набок=naboko,landsc набор=typogr,typese набра=typ набран=typ
навига=navig над=abov надежд=hop надежн=reliab надея=hop надпи=off надпис=labell,narrow нажа=pres,ctrl,click
нажат=click нажима=click нажм=pres назад=back назва=call назван=nam наибол=peak наимен=smalle,remed най=find,found
найд=find найден=found наказа=punish налог=tax нам=hast намере=purpos намн=far наобор=round напеча=print
написа=writ,writte напито=drink наполн=fill наполо=half направ=direct,let наприм=such нарисо=drawn народ=nation,peopl
насеко=insect наслаж=enjo наслед=heir,thron насос=pump настол=los настоя=real настро=settin насчит=sevent
наук=scienc,academ научи=learn,teach научил=unders наход=find находи=find,curren находк=nakhod,vostoc нац=nation
нач=begun нача=begin,start начал=top начала=quick началь=seed,tun начат=begun начерн=let начина=begin начн=begin
наш=our неб=sky неболь=small неверн=wrong невиди=invisi недел=week недост=lack,miss незаме=ice неизве=unknow нек=diff
некорр=xml некото=som нельз=cannot нем=has немецк=german немн=littl немног=sort ненави=hat необхо=necess необъя=thing
неожид=surpri непере=yet неполн=comple,incomp,partia непрям=straig непуст=empt неразр=break нереше=open нес=carr
нескол=severa,few нет=has,ther неточн=unus,fuzz неудач=fail неф=oil неч=noth неясн=clear ниж=below низ=bottom низк=low
ник=nobod никити=nikiti никогд=never никт=nobod никуд=nowher нит=thread них=them нич=noth нов=new новейш=newest
новос=new ног=foot,leg нож=knif нол=zero номер=number,issu нос=nos носи=carr,wear ноч=night,timer ночь=night
ноябр=novemb нрави=lik нужд=need нужда=need нужен=need нужн=necess,need нул=zero,cold нумера=volum нынешн=curren
нян=nurs оао=statem оба=both обе=both обед=dinner обеща=promis обещан=promis облак=cloud облик=look,tank обложк=cover
обнару=discov обновл=upgrad,updat обоих=both обойти=use оболоч=shell оборот=verso образ=imag обратн=back,out
обраще=accoun обрез=edg обреза=trimm,trimbo,cropp обрезн=trimm обсуди=discus обсужд=discus обходи=anyth
общ=common,team,shar общест=compan,public,societ объеди=merg объект=object объяви=declar,announ объявл=declar
объясн=explai обычн=common,usual,plain обычны=plain обязан=dut обязат=requir овощ=vegeta овц=sheep огон=fir ограни=rais
одежд=cloth один=one одинак=sam,alik одисс=odysse одн=one одним=singl одних=carr,divid одновр=parall одолжи=lend
ожида=expect ожидае=expect,want ожидан=wait озер=lak океан=ocean окн=window око=about оконча=wait округ=distri,territ
окруже=enviro октябр=octobe омег=omega,psi онегин=onegin они=are,them оон=nation опасн=danger опасно=danger
опечат=typo,misspe описан=descri описк=typo,awa оплати=paid оплошн=slip,mistak опозда=lat опреде=detect,defini
опрос=poll опубли=publis опыт=experi органи=organi оригин=origin орфогр=nearer,usag освобо=fre,som осен=autumn
осень=autumn осл=donke осмотр=examin особ=specia,grew особен=detail оста=sta остави=leav,keep оставл=left оставь=identi
остает=stay,left остал=detail остало=left осталь=other,rest,els остана=stop,strict остано=stop,ctrl,stopp остану=sta
остато=rest остают=sta,keep осторо=carefu,cautio остр=island,sharp остров=island отбор=filter отв=answer,rep
отведе=used,limit,exceed ответ=answer ответи=answer отвеча=answer отда=giv,serv отдава=serv отдель=separa,own
отделя=fork отдых=rest отец=father отказа=fail,refus отклон=reject отключ=off,switch откры=discov,open открыв=open
открыт=open отлича=differ отложи=hold отмене=undon отмени=undo,undon отменя=undo отмет=shift отмети=mark,declar
отмеча=declar,sync отмече=declar относи=belong,about отноше=rel,ratio отпеча=dot отправ=send,sent отреда=polish
отста=behind отстав=behind отступ=indent отсчит=relati оттенк=shad отч=report,prefli офисн=offic офицер=office
оформл=look офсетн=uncoat охот=hunt охран=guard очен=ver очеред=turn очисти=clean очистк=clean ошибк=error,fault,mistak
ошибок=lenien пада=fall пак=packag пакет=packag палат=promot палец=finger палк=stick пальт=coat памя=memor памятк=guid
памятн=monume пане=bar папк=folder пар=ferr,pair,steam паралл=parall параме=option парк=park парол=passwo парус=sail
пассаж=passen пахну=smell пекар=baker пекин=beij пер=feathe,pen перв=first перева=handl переве=transl перево=transl
перего=negoti перед=front,befor переда=hand,pas,pass переех=mov переза=overwr переим=renam,mov перей=init,root
перекр=cros переме=chang,token,variab перена=redire перене=mov перено=hyphen перепи=cop,copi перепр=acros переры=break
пересе=cros пересы=byt перец=pepper перече=list пес=dog песн=song песок=sand пет=sing петр=peter печ=oven,conven
печа=print,pres печата=print,json печатн=printe печать=prefli пианин=piano пиксел=pixel пирог=cak писа=writ писар=clerk
писате=writer письм=letter письме=desk пит=drink пиш=writ пищ=food плава=swim плака=cry план=plan планир=schedu
плат=dres,though плати=pay,paid плашк=backgr плод=fruit плотн=closer плох=bad площад=squar плы=sail побед=victor
побере=coast повар=cook повери=believ поверн=turn поверх=surfac,over,overwr повод=habit поворо=pivot повред=damag
повреж=damag повтор=repeat,again,run поглот=swallo погод=weathe погреб=cellar под=under,below подаро=gift,presen
подбир=lay подва=cellar подвал=masthe подвод=standf подгот=prepar поддер=suppor подели=shar подзаг=standf подлин=poem
подня=lift,rais подпи=sign,captio подпис=sign,captio подруг=friend подска=sugges подста=fill,placeh подстр=glos,summar
подтве=confir подума=think подход=fit,match подчер=blacke поезд=train поездк=journe пожал=welcom пожалу=pleas пожар=fir
позвол=allow,let поздн=lat позж=later поиск=search поиско=engin,search пойма=catch пок=until,whil,long покаж=diff
показ=show показа=show,shown показы=show покры=cover покупа=buy,buyer пол=field,floor полден=aftern полезн=useful
полити=polic полиц=polic полк=shelf,regime,withdr полмин=minut полн=full полови=half положе=anyth положи=put
полон=comple полуос=penins получа=receiv получи=receiv польз=appl пользо=use,user пользу=owner поменя=swapp помет=fix
помети=lang пометк=mark,hint помето=alignm помече=mark помеща=fit помни=rememb помоч=help помощ=help понеде=monda
понима=unders поня=unders понят=unders понятн=clear,label поочер=revers попол=halv попроб=try попрос=ask попытк=tri
попыто=attemp пор=sinc порошо=powder порт=harbou,port портр=media,portra порц=stream порядк=order порядо=order,sort
посети=visit,visito посеще=visit посл=after посла=send послед=last посмот=look посоль=embass постав=put
постан=resolu,constr постел=bed постро=build,built,shap поступ=act пот=then,becaus потерп=fail потеря=los,lost,appear
поток=thread потоло=ceil похож=lik,look похожи=simila поцелу=kis поч=why,near почв=ground почини=repair,qpdf почт=mail
пош=cam,ran поэт=poet появи=appear появил=got,lost появят=task пояс=zon поясня=stand прав=law,right,permis
правд=tru,truth прави=rul правит=govern правк=edit правле=board правоп=spell правос=justic праздн=holida превра=alias
предан=tradit преде=limit предел=outsid предла=offer предло=offer,senten,sugges предм=object предпо=prefer
предпр=busine,previe предск=predic предст=offic предуп=warn предыд=previo,befor прежд=befor прежн=old,still,keep
презид=presid прекра=beauti,stop препят=obstac прерва=interr пресс=pres,invest прибав=add прибор=instru
прибы=arriv,career прибыл=profit прив=hello привед=roll привес=bring привод=regist,forbid привяз=box,avoid пригла=invit
пригож=recent пригот=prepar придум=choos,learnt приеха=arriv,com приз=priz призна=recogn,acknow прий=com прилив=tid
прилож=attach прим=whethe пример=exampl,help,about примор=primor,handl принад=belong принес=bring
приним=accept,tak,refus принос=bring приня=accept принят=taken природ=natur присое=join притво=preten приход=com
причал=berth причин=caus,reason,why прише=arriv прияте=friend пробе=spac пробел=spac провер=check,test провод=wir
прогол=vot програ=progra,tool прогре=warm,weasyp прода=sell продук=age проект=projec проз=pros прозра=transp
произв=produc произн=spell произо=happen прой=pas промеж=apart промыш=indust пропад=lost,leav пропис=capita
пропус=ignor,mis пропущ=out проси=ask,whom просмо=previe просну=wak просро=overdu,expir прост=eas,simpl,plain,svg
прости=forgiv простр=spac против=opposi проток=ledger профил=profil прохла=cool процен=cent,percen процес=proces
проче=whethe прочес=read прочит=read,availa проше=pass,expir прошл=past,last прощ=easies,simp пружин=spr прыга=jump
прям=direct,straig прямых=yaml прята=hid пси=omega,psi птиц=bird публик=publis пункт=item,point пус=let,anyon
пуст=empt,blank пустым=empt,leav пут=path,way путево=guid путеше=journe,travel пухлос=bulk пушкин=pushki пхенья=pyongy
пче=bee пыл=dust пыта=try пят=fiv,fifth пятнад=fiftee пятниц=frida работ=job,work работа=work,runn рабоч=worker
равн=equal рад=glad ради=radio радос=joy раз=onc,tim,again разб=broken разби=break разбив=broken,break разбит=group
разв=develo развит=develo,power развор=fac,spread разгов=talk разда=distri раздае=distri разде=fac,sectio
раздел=divid,split,under различ=differ размер=siz размет=markup размещ=host разн=differ разраб=develo,debug разреж=loos
разрез=cut разреш=allow,permis разруш=destro разрыв=break разряд=band разум=mind рамк=fram ран=ear,earlie,morn,land
рани=hurt ранн=ear,curren раньш=befor рас=grow раскла=into,impos распак=unpack распис=timeta расска=stor,tell,coloph
рассто=distan раст=grow растен=plant растр=shad,solid расхож=minor,drift расшир=suffix,extens ребено=bab,child
регион=region редакт=editor редакц=editio реж=least режим=track рез=fold реза=cut резерв=backup резуль=result рек=river
рельс=rail ремонт=repair репози=reposi рескри=rescri респуб=republ реформ=reform реч=speech реша=decid
решен=decid,decisi,resolv решенн=resolv реши=decid ржд=statem риа=novost,ria рис=ric рисует=drawn рисунк=drawin,draw
рисуно=pictur,draw,media рисуют=try ровн=exact род=kind роди=born родите=parent рожден=birth рол=rol роман=novel
росс=had рост=increa рот=mouth роял=piano рсфср=republ,decre рубашк=shirt рубрик=kicker руж=gun рук=arm,hand
руково=guid,manual рукопи=manusc русск=russia ручк=pen рыб=fish рынок=market ряд=row,besid сад=garden сайт=sit
сам=itself,diglot саммит=summit самол=plan самых=occur сан=franci,san санкц=sancti сахар=sugar сборк=build сбыло=tru
сведен=metada,imprin свеж=fresh сверен=step,declar свери=compar,declar сверк=step,wer,check сверст=detail сверьт=bring
сверя=declar сверял=never свес=flatte свет=light светл=bright,lighte,light свин=pig сво=own,its,your свобод=fre,listen
сводит=blend своих=our свойст=proper,brac связ=reach,dur связа=tie связан=tied связыв=connec сгиб=fold сдвига=toward
сдвину=shift сдела=mak,draw сделан=mad,mak сделк=deal сеанс=sessio,sign себ=itself север=north северн=northe,north
северо=north сегмен=segmen сегодн=toda сейчас=now секр=secret секрет=secret секунд=second сел=villag
сем=fami,seed,seven семейс=fami сен=kim,sung сентяб=septem сер=gre,ser сервер=server сердит=angr сердц=heart
серебр=silver середи=middl,centr сертиф=certif,tls серьез=seriou сестр=nurs,sister сет=net,networ,web сеу=seoul
сеул=seoul сжат=compre сжеч=burn сжимаю=compre сиде=sit сиден=seat сил=forc,power,streng,his сильн=strong символ=symbol
син=blu систем=system сия=shin ска=rock сказа=say,tell,said сказан=say склады=develo скобк=bracke скольк=man,how
скоп=cop скопир=copi скор=rather,crowd скорос=spe скрипт=script скры=hid,reorde скрыт=hidden скуча=mis слаб=weak
сладк=sweet слев=left след=follow следу=follow следую=next слез=tear сли=merg слит=merg слишк=too
слиян=merg,pull,github слов=word словар=glossa сложен=busine,svg слома=break сломал=intern,verif сломан=broken
слуг=servan служащ=clerk служб=servic служи=serv случа=accide,cas случай=random случи=happen слуша=listen,obe
слыша=hear см³=bulk смел=brav смер=death смех=laugh смеша=mix смешан=mix смешив=blend смешн=funn смея=laugh смог=could
смотре=look,watch смыс=sens снаруж=outsid снача=first снег=snow сниз=down снимок=photog снов=again сноск=footno,refer
сносок=footno снят=copi собак=dog собер=craft собира=collec,build,built соблаз=tempt,sergei соблюд=toda,princi
собра=build,collec,gather собран=collec собств=own событ=event сов=advic соверш=perfec совет=counci советс=soviet
совеща=confer совмес=joint совмещ=regist соврем=modern соглас=agre,consen соглаш=agre,agreem содерж=conten
соедин=join,connec созда=creat сократ=cut,shorte сокров=treasu сол=salt солд=soldie солнц=sun сомнен=doubt
сомнит=doubtf сон=dream,sleep сообща=report сообще=messag сообщи=bug соотве=counte соперн=suppos,hop
сопост=pair,align,alignm сорок=fort сосед=neighb соседн=neighb сосла=media состав=built состо=design состоя=condit,stat
сотруд=operat сохну=dry сохран=keep,sav социал=social соцсе=social сочета=combin союз=union спа=sleep спас=sav
спасиб=thank специа=specia спеши=hurr спин=back списк=list список=list спокой=calm спор=argu спори=argu
спортс=crowd,seen способ=abl,way справ=right справе=just справк=help справо=refere спраш=ask спраши=ask спрос=demand
спроси=ask спуст=later сравни=compar сраз=onc сред=wednes,among средн=averag,middl средст=markdo срок=term,due
срочн=urgent ссср=ussr ссылае=cit ссылаю=call ссылк=link ста=began став=diglot ставит=instal стакан=glas стал=steel
сталин=stalin стан=becom станда=standa станов=becom станок=machin станц=statio стар=old старым=forgot стат=articl
статич=static статус=statu стать=articl стек=glas стен=wall сти=styl стил=styl,styles стих=vers стихот=poem
сто=desk,tabl стои=cost стоимо=cost,valu стол=desk столбе=column столбц=column столет=opposi,coat сторож=guard
сторон=sid стоя=stand,stood стр=fear стран=countr страни=pag странн=strang строен=struct,shap строи=build,began
стройк=projec,constr строк=lin,str,row строчн=small,lower струн=str сту=chair студен=studen стуча=knock суббот=saturd
суд=judg,gues суди=judg судн=boat,ship,armstr сум=musin сумк=bag сумм=hash,sum суп=soup сутк=day сух=dry суш=land
сущест=exist сфальц=stitch схем=schem сходит=agre сходст=simila сцен=stag сценар=workfl счастл=happ
счет=accoun,bill,count счита=count считае=count считаю=count съес=eat сыр=chees табак=tobacc таблиц=tabl тайн=secret
так=such,ther таким=sync там=ther таможе=region таможн=custom танец=danc танк=tank танцев=danc тарелк=plat
тасс=tas,hankyu тачк=barrow,earth тверд=hard,solid тег=tag тексто=docx текущ=curren тел=bod телефо=teleph,phon тем=tag
темн=dark темнот=dark тен=shad теп=heat тепер=now тепл=warm термин=term,termin террит=territ тесн=crowd,water тест=test
тет=aunt тетк=aunt тетрад=notebo,signat тех=sam теч=flow тип=doctyp типогр=shop,printe тир=dash тираж=finger
тих=calm,quiet тихоок=pacifi тишин=silenc ткан=cloth товар=good тогд=then тож=too толка=push толп=crowd толст=fat,thick
толщин=thickn тольк=onl том=volum тон=adjust тонк=thin тонн=tonn тоннел=tunnel тоньш=thinne торгов=trad торт=cak
тот=sam точек=point точк=point,stop,full точн=exact трав=gras трансп=transp трансс=tran,siberi трасс=rout
трати=spend,wast тре=third треб=demand требу=requir треппи=trapp трет=third треть=third трех=thre три=thre тридца=thirt
трога=touch троп=path труб=pip трудн=diffic,hardes трудно=proble тряс=shak туг=tight туман=fog туфл=sho туч=cloud
тысяч=thousa,per тюрьм=prison тяжел=heav тяну=pull убер=discar,undo уби=kill убра=remov уважен=respec
увелич=increa,enlarg уверен=sur увид=see,will увиде=see,would угада=gues угл=corner,crop углов=angl уго=corner
угол=coal уголк=angl удает=cannot,reason удален=remov удали=delet,remov удало=could,reason удаля=clean удар=blow
удач=luck удивле=surpri удивля=wonder удк=udc удобн=easier,habit удовол=pleasu уже=alread,exist ужин=dinner,supper
узк=narrow,bottle узл=host узна=learn узок=narrow уйд=sent уйт=leav укаж=bas указ=decre указа=giv указан=doe,say
указат=index украс=steal украше=decor укуси=bit улиц=street улыбк=smil уменьш=smalle умере=die умира=die умолча=defaul
унасле=inheri универ=univer уничто=destro упас=fall упомян=mentio употре=unit управл=manag,joint упражн=exerci
упрост=simpli,simple уровен=level уровн=level уродли=ugl урок=lesson урони=drop усл=conven услов=condit,select
услыша=hear,heard успе=carr успех=succes уста=tir устал=tir устано=instal устран=caus устрое=guid устрой=devic,design
уточни=narrow утр=morn утюг=iron ухо=ear уход=car,tak уходи=took участн=member,team учен=scient ученик=pupil
учетн=accoun учи=learn,stud,teach учител=teache учитыв=ignor учрежд=offic учтен=count ушл=slip ущерб=damag
уязвим=vulner фай=fil файл=fil факт=fact фальц=trim фамил=surnam фамили=surnam фарват=channe феврал=februa
федера=federa ферм=farm фигур=shap фигурн=brac фильтр=filter финанс=financ фирм=armstr,ship фон=backgr,highli
фонар=lamp форм=form,shap,siz,format формат=format форму=formul формул=formul форум=forum фотогр=photog фраз=senten
францу=french фрейм=fram фрукт=fruit функц=functi фунт=pound хабаро=khabar харбин=harbin хвали=prais хват=enough
хвата=lack,miss хвати=fit хвост=tail хельси=helsin хеш=hash хлеб=bread ходи=walk хозяин=master,owner хозяйс=farm
холм=hill холод=cold холодн=cold хорош=good хостин=host хот=althou хоте=want,went храбр=brav хран=keep храни=keep
хранил=stor хранит=kept художн=design цар=king,tsar цвет=colour цветн=colour цветок=flower цел=whol,goal,target
целик=whol,full цен=cost,pric цент=cent центр=centr церков=church цит=cit цитат=quot цифр=number,digit,figur чай=tea
чанчун=changc час=clock,hour,part,watch часов=zon част=often,part частн=privat частны=privat часть=slug чат=chat
чашк=cup чащ=often чег=what чей=whos челове=man,person,peopl чем=than через=later черн=black черни=ink чернов=draft
черт=bar чертеж=draugh черти=campai честн=honest,sur,knew честны=honour,princi,krylov четвер=quarte,thursd,back
четыр=four четыре=four чини=repair чис=number числ=includ числов=number чист=clean,solid чисти=clean чит=chita
чита=read читает=read,cannot читате=reader,see читают=read член=member чтен=read что=what чувств=feel чуж=foreig
чужих=css чут=littl чьег=whos чья=accord шаблон=templa шаг=step шапк=matter,front шевард=shevar шес=six шестид=sixt
шея=neck шир=wider,wid ширин=width,wid широк=wid шицга=shitsg шко=school школ=think шляп=hat шортко=shortc,mdx
шрифт=font,typ шторм=storm штрихк=barcod шуб=coat,fur шум=nois щелкн=click щетк=brush экземп=method,onlin эконом=econom
экран=screen экранн=screen экспор=export электр=electr,pdf,book элемен=elemen эмбарг=embarg эпох=age эсс=essay,essa
эта=thi этаж=floor эти=thes этим=thes этих=thes это=thi этог=thi этом=thi этот=thi эту=thi южн=south,southe
южноко=korean,south яблок=appl явн=clear ядер=cor язык=langua,tongu яйц=egg якор=anchor январ=januar япон=japan
япони=japan ярк=bright ясн=clear ячеек=cell ячейк=cell ящик=box,drawer
"""
